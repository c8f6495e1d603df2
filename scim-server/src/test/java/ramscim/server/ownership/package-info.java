/** Tests of what is said of other bridges on the account. */
@NullMarked
package ramscim.server.ownership;

import org.jspecify.annotations.NullMarked;
