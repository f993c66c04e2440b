package app.tune.studio.cli;

import picocli.CommandLine.Command;

/** {@code tune}: what is common to all commands. */
@Command(
    name = "tune",
    description = "Text completions of Tune Studio, and of servers that speak the same protocol.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "tune COMMAND --help describes the options of a command."},
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n")
final class RootCommand {}
