package app.tune.studio.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the manifest of the jar has it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "tune " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
    };
  }
}
