/** The replicas of the bridge on one database: who is there, who works on what, who leads. */
@NullMarked
package ramscim.store.replica;

import org.jspecify.annotations.NullMarked;
