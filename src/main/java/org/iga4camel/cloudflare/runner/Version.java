package org.iga4camel.cloudflare.runner;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest tells it; class files outside a jar have none. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"camel-cloudflare-iga " + (version == null ? "development" : version)};
    }
}
