/** Counts requests of identity providers and calls to RAM, remembers who called, and draws the last day. */
@NullMarked
package ramscim.server.traffic;

import org.jspecify.annotations.NullMarked;
