package app.tune.studio.regeneration;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Classes made from another contract, in place of those of this build. What uses them, the client
 * and the types that the models share, is loaded anew beside them.
 */
final class GeneratedClasses extends ClassLoader {
  private static final Pattern BESIDE =
      Pattern.compile("app\\.tune\\.studio\\.(api|model|client)\\..*");

  private final Map<String, byte[]> compiled;

  GeneratedClasses(Map<String, byte[]> compiled) {
    super(GeneratedClasses.class.getClassLoader());
    this.compiled = compiled;
  }

  /** Calls a static method and throws what it throws. */
  Object call(String type, String method, Object... arguments) throws Throwable {
    Class<?>[] types = new Class<?>[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      types[i] = arguments[i].getClass();
    }
    try {
      return loadClass(type).getMethod(method, types).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = compiled.containsKey(name) ? compiled.get(name) : beside(name);
      return bytes == null
          ? super.loadClass(name, resolve)
          : defineClass(name, bytes, 0, bytes.length);
    }
  }

  private byte[] beside(String name) throws ClassNotFoundException {
    if (!BESIDE.matcher(name).matches()) {
      return null;
    }
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
