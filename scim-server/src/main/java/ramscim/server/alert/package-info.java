/** Tells people outside of the dashboard what is wrong, once each, and when it is over. */
@NullMarked
package ramscim.server.alert;

import org.jspecify.annotations.NullMarked;
