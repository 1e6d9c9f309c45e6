package org.iga4camel.cloudflare.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.properties.PropertiesLocation;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.FirstCause;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.mount.Mount;
import org.iga4camel.cloudflare.settings.CamelSettings;
import org.slf4j.LoggerFactory;

/** What the directory of the run brings along: its own {@code application.properties} and routes, if there are any. */
final class WorkingDirectory {

    private static final String PROPERTIES = "application.properties";
    private static final String PACKAGED_PROPERTIES = "/cloudflare-iga/" + PROPERTIES;
    private static final String SUFFIX = ".camel.yaml";

    private final Path directory;

    WorkingDirectory(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** The directory's own properties file; null when there is none. */
    Path ownProperties() {
        Path file = directory.resolve(PROPERTIES);
        return Files.isRegularFile(file) ? file : null;
    }

    /** What is packaged, which the directory's own properties win over. */
    static Properties packagedProperties() {
        try (InputStream file = WorkingDirectory.class.getResourceAsStream(PACKAGED_PROPERTIES)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(PACKAGED_PROPERTIES + " of the jar cannot be read", e);
        }
    }

    /** The database of a command that needs no routes, and so no account: auditors have no credentials. */
    private Path database() {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(packagedProperties());
        locateProperties(context);
        return CamelSettings.database(context);
    }

    /**
     * Lets a context read the directory's own properties, if there are any.
     *
     * @throws ConfigurationException when there are and they cannot be read
     */
    void locateProperties(CamelContext context) {
        Path file = directory.resolve(PROPERTIES);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && ownProperties() == null) {
            throw new ConfigurationException(
                    file + " is no file, or a link to none: put the settings there, or move it away.");
        }
        if (ownProperties() != null) {
            requireReadable(ownProperties());
            // not as a text, in which a comma or a semicolon of the path has a meaning
            ((PropertiesComponent) context.getPropertiesComponent())
                    .setLocations(List.of(
                            new PropertiesLocation("file", ownProperties().toString())));
        }
    }

    private static void requireReadable(Path file) {
        try (var stream = Files.newInputStream(file)) {
            new Properties().load(stream);
        } catch (AccessDeniedException e) {
            throw new ConfigurationException(
                    "The file " + file + " may not be read: let this process read it, or move it away.");
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("The file " + file
                    + " is no properties file: correct it, or move it away (" + e.getMessage() + ").");
        }
    }

    /**
     * The database of the settings, for a command that must not create it.
     *
     * @param use what the command wants of it, ends "There is no database FILE"
     * @throws org.iga4camel.cloudflare.model.ConfigurationException about a wrong setting
     * @throws InvalidInputException when there is no such file
     */
    Path existingDatabase(String use) {
        Path database = database();
        if (!Files.exists(database) && !Files.notExists(database)) {
            throw new InvalidInputException("This process may not look for the database " + database
                    + ": let it read the folder, or run it as its owner.");
        }
        if (!Files.exists(database)) {
            throw new InvalidInputException("There is no database " + database + " " + use
                    + ": run 'sync' first, or set cloudflare-iga.database.");
        }
        return database;
    }

    /** A property as it stands in the directory's own file, before anything is resolved; null when it is not there. */
    String ownProperty(String name) {
        return ownPropertiesAsTheyStand().getProperty(name);
    }

    private Properties ownPropertiesAsTheyStand() {
        Path file = ownProperties();
        if (file == null) {
            return new Properties();
        }
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException unreadable) {
            // reported where all settings are read
            return new Properties();
        }
    }

    /** A file of this directory, absolute. */
    Path resolve(Path file) {
        return directory.resolve(file);
    }

    /** Whether an account and a credential are set, for any alias, in the properties file or the environment. */
    boolean hasCredentials() {
        return isSet("account-id", "CLOUDFLARE_ACCOUNT_ID")
                && (isSet("token", "CLOUDFLARE_API_TOKEN") || isSet("global-key", "CLOUDFLARE_API_KEY"));
    }

    private boolean isSet(String key, String variable) {
        String property = ownProperty("cloudflare-iga." + key);
        String value = property == null ? System.getenv(variable) : property;
        return (value != null && !value.isBlank()) || isSetOfAnAccount(key);
    }

    private boolean isSetOfAnAccount(String key) {
        Properties own = ownPropertiesAsTheyStand();
        return own.stringPropertyNames().stream()
                .filter(name -> name.startsWith("cloudflare-iga.account.") && name.endsWith("." + key))
                .anyMatch(name -> !own.getProperty(name).isBlank());
    }

    /**
     * The route files to run: the directory's own when they are ours, else those in the jar.
     *
     * @param wanted by a file's name without {@code .camel.yaml}
     */
    Collection<Resource> routes(CamelContext context, Predicate<String> wanted) throws Exception {
        Path own = directory.resolve("routes");
        // somebody's other Camel project may have a folder of that name
        boolean ours = Files.isRegularFile(own.resolve("gateway" + SUFFIX))
                && Files.isRegularFile(own.resolve("sync" + SUFFIX));
        LoggerFactory.getLogger(WorkingDirectory.class)
                .debug(
                        "Properties from {}, routes from {}",
                        ownProperties() == null ? "the jar" : ownProperties(),
                        ours ? own : "the jar");
        Collection<Resource> files = ours ? onDisk(own) : Mount.files(context, Mount.PACKAGED_ROUTES);
        return files.stream().filter(file -> wanted.test(Mount.name(file))).toList();
    }

    private static Collection<Resource> onDisk(Path folder) throws IOException {
        List<Resource> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                // not looked up by its name, in which Camel would decode a plus or a percent sign
                files.add(ResourceHelper.fromBytes("file:" + file, content(file)));
            }
        }
        return files;
    }

    private static byte[] content(Path route) {
        try {
            return Files.readAllBytes(route);
        } catch (IOException e) {
            throw new ConfigurationException("The route file " + route + " cannot be read: " + FirstCause.inWords(e)
                    + ". Correct it, or move the folder away: its routes are packaged too.");
        }
    }
}
