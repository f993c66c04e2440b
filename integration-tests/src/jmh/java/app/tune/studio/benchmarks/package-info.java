/**
 * Benchmarks: our client beside what a careful person writes by hand and beside other SDKs, in one
 * run, against a server in another process.
 */
package app.tune.studio.benchmarks;
