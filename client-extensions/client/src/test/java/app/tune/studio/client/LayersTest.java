package app.tune.studio.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies inside the client point one way; only {@code call} knows all the others. */
@AnalyzeClasses(packages = LayersTest.CLIENT, importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  static final String CLIENT = "app.tune.studio.client";

  @ArchTest
  static final ArchRule door_isImportedByNobody =
      noClasses()
          .that(resideInAPackage(CLIENT + "..").and(not(resideInAPackage(CLIENT))))
          .should()
          .dependOnClassesThat(resideInAPackage(CLIENT));

  @ArchTest
  static final ArchRule sse_knowsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage(CLIENT + ".sse..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify.annotations", CLIENT + ".sse.."));

  @ArchTest static final ArchRule error_knowsNoOther = mayUse("error");
  @ArchTest static final ArchRule time_knowsNoOther = mayUse("time");
  @ArchTest static final ArchRule auth_knowsNoOther = mayUse("auth");
  @ArchTest static final ArchRule retry_knowsErrors = mayUse("retry", "error");
  @ArchTest static final ArchRule http_knowsErrorsAndTime = mayUse("http", "error", "time");

  @ArchTest
  static final ArchRule stream_knowsEventsErrorsAndBytes = mayUse("stream", "sse", "error", "http");

  @ArchTest
  static final ArchRule packages_areFreeOfCycles =
      slices().matching(CLIENT + ".(*)..").should().beFreeOfCycles();

  /** A package may use itself, the generated code and the named packages of the client. */
  private static ArchRule mayUse(String name, String... others) {
    DescribedPredicate<JavaClass> allowed = resideInAPackage(CLIENT + "." + name + "..");
    for (String other : others) {
      allowed = allowed.or(resideInAPackage(CLIENT + "." + other + ".."));
    }
    return noClasses()
        .that()
        .resideInAPackage(CLIENT + "." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(CLIENT + "..").and(not(allowed)));
  }
}
