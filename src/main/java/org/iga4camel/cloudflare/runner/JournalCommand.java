package org.iga4camel.cloudflare.runner;

import picocli.CommandLine.Command;

/** What can be done with the journal of provisioning; does nothing without one of its subcommands. */
@Command(
        name = "journal",
        description = "Looks after the journal of provisioning.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class JournalCommand {}
