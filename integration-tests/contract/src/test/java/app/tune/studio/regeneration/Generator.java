package app.tune.studio.regeneration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator as the build does, with the templates and settings of the project. */
final class Generator {
  private static final Path MAIN = Path.of("../../client-generated/src/main");

  private Generator() {}

  /** Generates from a contract and returns the Java sources. */
  static List<Path> generate(Path contract, Path folder) throws IOException {
    CodegenConfigurator configurator =
        CodegenConfigurator.fromFile(MAIN.resolve("generator.yaml").toString());
    configurator
        .setInputSpec(contract.toString())
        .setTemplateDir(MAIN.resolve("templates").toAbsolutePath().toString())
        .setOutputDir(folder.toString());
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    Path settings = Path.of("../../client-generated/lombok.config");
    Files.copy(settings, folder.resolve(settings.getFileName()));
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
