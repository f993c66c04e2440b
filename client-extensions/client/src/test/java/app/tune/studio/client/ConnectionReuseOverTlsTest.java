package app.tune.studio.client;

/**
 * Not nested in {@link TlsTest}, since the count of mutants needs it, and finds no nested classes.
 */
class ConnectionReuseOverTlsTest extends ConnectionReuseTest {

  @Override
  boolean isTls() {
    return true;
  }
}
