package app.tune.studio.regeneration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * What a person does when the API changed: lays additions over a copy of the contract, generates
 * with the templates of the project, and compiles.
 */
final class Regeneration {
  private static final String PROCESSOR =
      "lombok.launch.AnnotationProcessorHider$AnnotationProcessor";

  private static final Path CONTRACT = Path.of("../openapi/tune-studio.yaml");
  private static final Path GENERATOR = Path.of("../client-generated/src/main");
  private static final Path LOMBOK = Path.of("../client-generated/lombok.config");

  private final Path folder;

  Regeneration(Path folder) {
    this.folder = folder;
  }

  /** Generates from the contract with additions, and compiles with the callers given. */
  void run(Path additions, Path... callers) throws IOException {
    generate(copyWith(additions));
    compile(callers);
  }

  /**
   * Loads the new classes in place of those of this build, beside all that is on its class path.
   */
  URLClassLoader classes() throws MalformedURLException {
    List<URL> urls = new ArrayList<>(List.of(classFolder().toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private Path copyWith(Path additions) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    JsonNode contract = yaml.readTree(CONTRACT.toFile());
    JsonNode merged = yaml.readerForUpdating(contract).readValue(additions.toFile());
    Path copy = folder.resolve("tune-studio.yaml");
    yaml.writeValue(copy.toFile(), merged);
    return copy;
  }

  private void generate(Path contract) {
    CodegenConfigurator configurator =
        CodegenConfigurator.fromFile(GENERATOR.resolve("generator.yaml").toString());
    configurator
        .setInputSpec(contract.toString())
        .setTemplateDir(GENERATOR.resolve("templates").toAbsolutePath().toString())
        .setOutputDir(folder.resolve("sources").toString());
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
  }

  /** Lombok is found on the class path, as a processor; the module descriptor stays out. */
  private void compile(Path... callers) throws IOException {
    Files.copy(LOMBOK, folder.resolve(LOMBOK.getFileName()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            Files.createDirectories(classFolder()).toString(),
            "-parameters",
            "-Werror",
            "-processor", // named, since later JDKs run none that they only find
            PROCESSOR);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> generated = Files.walk(folder.resolve("sources/src/main/java"))) {
      List<Path> sources =
          Stream.concat(generated, Arrays.stream(callers))
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("module-info.java"))
              .toList();
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new AssertionError(messages.toString());
      }
    }
  }

  private Path classFolder() {
    return folder.resolve("classes");
  }
}
