/** A whole bridge before a simulated account, for tests that ask it over HTTP as a provider does. */
@NullMarked
package ramscim.server.running;

import org.jspecify.annotations.NullMarked;
