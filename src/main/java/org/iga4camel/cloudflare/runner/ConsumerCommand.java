package org.iga4camel.cloudflare.runner;

import picocli.CommandLine.Command;

/** What can be done with the consumers of changes; does nothing without one of its subcommands. */
@Command(
        name = "consumer",
        description = "Looks after the consumers of changes.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ConsumerCommand {}
