/** What the bridge is built on, against what is known of it. */
@NullMarked
package ramscim.server.dependency;

import org.jspecify.annotations.NullMarked;
