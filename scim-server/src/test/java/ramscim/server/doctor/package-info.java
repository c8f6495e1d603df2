/** What the doctor says of a bridge in order, and of one that is not. */
@NullMarked
package ramscim.server.doctor;

import org.jspecify.annotations.NullMarked;
