/**
 * Benchmarks: compares the client with hand-written ones and with other SDKs, in one run, against a
 * server in another process.
 */
package app.tune.studio.benchmarks;
