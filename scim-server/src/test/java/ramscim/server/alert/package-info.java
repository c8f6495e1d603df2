/** Tests of alerts. */
@NullMarked
package ramscim.server.alert;

import org.jspecify.annotations.NullMarked;
