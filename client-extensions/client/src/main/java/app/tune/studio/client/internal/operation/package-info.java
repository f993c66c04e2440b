/** From a generated interface to requests, with Feign's means. */
@NullMarked
package app.tune.studio.client.internal.operation;

import org.jspecify.annotations.NullMarked;
