package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiComparisonTest {

  private static final String OPEN = "public void open(String key) {} ";
  private static final String CLOSE = "public void close() {} ";

  @TempDir private Path folder;

  @Test
  void between_aPublicMethodRemoved_isABreak() throws IOException {
    Changes changes = between(OPEN + CLOSE, OPEN);

    assertThat(changes.breaking()).as(changes.report()).isTrue();
    assertThat(changes.report()).contains("close()");
  }

  @Test
  void between_aParameterOfAnotherType_isABreak() throws IOException {
    assertThat(between(OPEN, OPEN.replace("String", "CharSequence")).breaking()).isTrue();
  }

  @Test
  void between_aCheckedExceptionAdded_isABreak() throws IOException {
    assertThat(between(CLOSE, CLOSE.replace("()", "() throws java.io.IOException")).breaking())
        .isTrue();
  }

  @Test
  void between_aPublicMethodAdded_isNoBreak() throws IOException {
    Changes changes = between(OPEN, OPEN + CLOSE);

    assertThat(changes.breaking()).as(changes.report()).isFalse();
    assertThat(changes.report()).contains("close()");
  }

  @Test
  void between_aPrivateMethodRemoved_isNoBreak() throws IOException {
    assertThat(between(OPEN + "private void knock() {}", OPEN).breaking()).isFalse();
  }

  @Test
  void between_aMethodRemovedFromAPackageThatIsNotExported_isNoBreak() throws IOException {
    SampleJar jar = new SampleJar(folder);

    assertThat(ApiComparison.between(jar.with(OPEN, CLOSE), jar.with(OPEN, "")).breaking())
        .isFalse();
  }

  private Changes between(String oldMembers, String newMembers) throws IOException {
    SampleJar jar = new SampleJar(folder);
    return ApiComparison.between(jar.with(oldMembers, ""), jar.with(newMembers, ""));
  }
}
