/** Traces from a provider's request to the calls to RAM that it causes; off unless it is configured. */
@NullMarked
package ramscim.server.tracing;

import org.jspecify.annotations.NullMarked;
