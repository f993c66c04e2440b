package app.tune.studio.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time of this process, over all its threads. */
final class ProcessCpu {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ProcessCpu() {}

  static double micros() {
    return SYSTEM.getProcessCpuTime() / 1e3;
  }
}
