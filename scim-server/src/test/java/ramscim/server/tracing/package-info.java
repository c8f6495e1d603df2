/** Tests of traces. */
@NullMarked
package ramscim.server.tracing;

import org.jspecify.annotations.NullMarked;
