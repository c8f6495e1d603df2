/** Tests of what is said of a reconcile. */
@NullMarked
package ramscim.server.drift;

import org.jspecify.annotations.NullMarked;
