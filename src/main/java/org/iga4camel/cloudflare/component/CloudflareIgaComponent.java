package org.iga4camel.cloudflare.component;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.settings.CamelSettings;

/**
 * The component {@code cloudflare-iga}: who can do what in Cloudflare accounts, and how that is changed. Its options that
 * are settings too are read while the context initializes, placeholders included; null is not set.
 */
@Component("cloudflare-iga")
public class CloudflareIgaComponent extends DefaultComponent {

    private static final Set<String> OPTIONS = Arrays.stream(CloudflareIgaOperation.values())
            .flatMap(operation -> operation.options().stream())
            .collect(Collectors.toUnmodifiableSet());

    @Metadata(description = "What endpoints ask for when neither they nor messages say it")
    private CloudflareIgaConfiguration configuration = new CloudflareIgaConfiguration();

    @Metadata(
            label = "mount",
            description =
                    "What a Camel integration mounts: sync, provisioning and api, with commas between; nothing when not set")
    private String mount;

    @Metadata(
            label = "mount",
            defaultValue = "default",
            description = "Aliases of the governed accounts, separated by commas")
    private String accounts;

    @Metadata(label = "mount", description = "Id of the Cloudflare account to govern; required")
    private String accountId;

    @Metadata(
            label = "security",
            secret = true,
            description = "API token; wins over the global key; required, or the global key with its e-mail address")
    private String token;

    @Metadata(label = "mount", description = "E-mail address that the legacy global key belongs to")
    private String email;

    @Metadata(label = "security", secret = true, description = "Legacy global key")
    private String globalKey;

    @Metadata(
            label = "mount",
            defaultValue = "https://api.cloudflare.com/client/v4",
            description = "API root; https, or http to the own machine")
    private String baseUrl;

    @Metadata(label = "mount", defaultValue = "data/cloudflare-iga.db", description = "SQLite file")
    private String database;

    @Metadata(
            label = "mount",
            defaultValue = "0 0/15 * * * ?",
            description = "Quartz cron expression of the full sync (seconds first)")
    private String schedule;

    @Metadata(label = "mount", defaultValue = "false", description = "true allows writes to Cloudflare")
    private Boolean provisioning;

    @Metadata(
            label = "mount",
            defaultValue = "1200",
            description = "Requests in 5 minutes that Cloudflare allows this credential")
    private Integer budget;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        // before Camel Main lists what it has set
        CamelSettings.registerSecrets(getCamelContext());
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        CloudflareIgaOperation operation = CloudflareIgaOperation.of(remaining);
        requireOptionsOf(operation, parameters);
        CloudflareIgaEndpoint endpoint = new CloudflareIgaEndpoint(uri, this, operation, configuration.copy());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** An option that does nothing is a mistake. */
    private static void requireOptionsOf(CloudflareIgaOperation operation, Map<String, Object> parameters) {
        Set<String> others = new TreeSet<>(parameters.keySet());
        others.retainAll(OPTIONS);
        others.removeAll(operation.options());
        if (!others.isEmpty()) {
            throw new ConfigurationException("The option " + others.iterator().next() + " is none of cloudflare-iga:"
                    + operation.text() + ": use " + String.join(", ", new TreeSet<>(operation.options())));
        }
    }

    public CloudflareIgaConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CloudflareIgaConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getMount() {
        return mount;
    }

    public void setMount(String mount) {
        this.mount = mount;
    }

    public String getAccounts() {
        return accounts;
    }

    public void setAccounts(String accounts) {
        this.accounts = accounts;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getGlobalKey() {
        return globalKey;
    }

    public void setGlobalKey(String globalKey) {
        this.globalKey = globalKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getDatabase() {
        return database;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public String getSchedule() {
        return schedule;
    }

    public void setSchedule(String schedule) {
        this.schedule = schedule;
    }

    public Boolean getProvisioning() {
        return provisioning;
    }

    public void setProvisioning(Boolean provisioning) {
        this.provisioning = provisioning;
    }

    public Integer getBudget() {
        return budget;
    }

    public void setBudget(Integer budget) {
        this.budget = budget;
    }
}
