/** Resources, intents and tokens in a relational database. */
@NullMarked
package ramscim.server.store;

import org.jspecify.annotations.NullMarked;
