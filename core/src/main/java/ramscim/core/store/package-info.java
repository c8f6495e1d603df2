/** The port to where intents, resources and refusals are kept, and everything that can happen to them there. */
@NullMarked
package ramscim.core.store;

import org.jspecify.annotations.NullMarked;
