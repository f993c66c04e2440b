package app.tune.studio.client;

/**
 * Not nested in {@link TlsTest}, since the count of mutants needs it, and finds no nested classes.
 */
class KeepAliveOverTlsTest extends KeepAliveTest {

  @Override
  boolean isTls() {
    return true;
  }
}
