package app.tune.studio.batch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "app.tune.studio.batch",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule dependencies_betweenPackages_haveNoCycle =
      slices().matching("app.tune.studio.(batch..)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule pace_knowsNoThreadsAndNoClient =
      noClasses()
          .that()
          .resideInAPackage("..internal.pace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..", "app.tune.studio.client..", "java.io..");

  @ArchTest
  static final ArchRule files_knowNoClient =
      noClasses()
          .that()
          .resideInAPackage("..internal.file..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("app.tune.studio.client..", "app.tune.studio.model..");
}
