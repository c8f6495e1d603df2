/** Resources, intents and tokens in a relational database. */
@NullMarked
package ramscim.store;

import org.jspecify.annotations.NullMarked;
