package app.tune.studio.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Dependencies inside the client point one way; what is internal is not exported. */
@AnalyzeClasses(packages = LayersTest.CLIENT, importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  static final String CLIENT = "app.tune.studio.client";
  private static final String OURS = "app.tune.studio.client..";

  /** Which packages of the client a package may use beside itself. */
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("auth", Set.of("internal.http")),
              Map.entry("error", Set.of("internal.time")),
              Map.entry("event", Set.of("error")),
              Map.entry("retry", Set.of("error", "internal.time")),
              Map.entry("stream", Set.of("internal.choice")),
              Map.entry("internal.time", Set.of()),
              Map.entry("internal.sse", Set.of()),
              Map.entry("internal.concurrent", Set.of()),
              Map.entry("internal.choice", Set.of()),
              Map.entry("internal.json", Set.of()),
              Map.entry("internal.http", Set.of("error", "event", "internal.time")),
              Map.entry(
                  "internal.error",
                  Set.of(
                      "error", "internal.http", "internal.json", "internal.sse", "internal.time")),
              Map.entry("internal.body", Set.of("error", "internal.concurrent", "internal.http")),
              Map.entry(
                  "internal.settings", Set.of("auth", "event", "internal.http", "retry", "stream")),
              Map.entry(
                  "internal.operation",
                  Set.of("auth", "internal.http", "internal.json", "internal.settings")),
              Map.entry("internal.retry", Set.of("error", "retry")),
              Map.entry(
                  "internal.stream",
                  Set.of(
                      "error",
                      "internal.body",
                      "internal.choice",
                      "internal.concurrent",
                      "internal.error",
                      "internal.http",
                      "internal.json",
                      "internal.sse",
                      "stream")),
              Map.entry(
                  "internal.call",
                  Set.of("auth", "error", "event", "internal", "retry", "stream"))));

  @ArchTest
  static void package_usesTheNamedOnesOnly(JavaClasses classes) {
    MAY_USE.forEach((name, others) -> mayUse(name, others).check(classes));
  }

  @ArchTest
  static void packages_allHaveARule(JavaClasses classes) {
    Set<String> names =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(CLIENT))
            .map(name -> name.substring(CLIENT.length() + 1))
            .collect(toSet());
    assertThat(names).isEqualTo(MAY_USE.keySet());
  }

  @ArchTest
  static final ArchRule sse_usesTheJdkOnly =
      classes()
          .that()
          .resideInAPackage(CLIENT + ".internal.sse")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations", CLIENT + ".internal.sse");

  @ArchTest
  static final ArchRule transportLibrary_isKnownToHttpOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLIENT + ".internal.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache..");

  @ArchTest
  static final ArchRule packages_areFreeOfCycles =
      slices().matching(CLIENT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static void module_exportsWhatIsNotInternal(JavaClasses classes) throws IOException {
    Set<String> exported = new TreeSet<>();
    for (Exports exports : descriptor().exports()) {
      exported.add(exports.source());
      assertThat(exports.isQualified()).as(exports.source()).isFalse();
    }
    assertThat(exported)
        .isEqualTo(
            classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith(CLIENT + ".internal"))
                .collect(toSet()));
  }

  /** Reads the descriptor beside the client's classes: tests run on the class path. */
  private static ModuleDescriptor descriptor() throws IOException {
    URL client = TuneStudioClient.class.getResource("TuneStudioClient.class");
    URL descriptor = new URL(client, "../".repeat(4) + "module-info.class");
    try (InputStream bytes = descriptor.openStream()) {
      return ModuleDescriptor.read(bytes);
    }
  }

  private static ArchRule mayUse(String name, Set<String> others) {
    DescribedPredicate<JavaClass> allowed = resideInAPackage(CLIENT + "." + name + "..");
    for (String other : others) {
      allowed = allowed.or(resideInAPackage(CLIENT + "." + other + ".."));
    }
    return noClasses()
        .that()
        .resideInAPackage(CLIENT + "." + name)
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(not(allowed)));
  }
}
