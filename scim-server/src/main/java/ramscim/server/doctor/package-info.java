/**
 * Whether the bridge has what it needs to work: its configuration, its credentials and what they may do, the clock, the
 * account, the database.
 */
@NullMarked
package ramscim.server.doctor;

import org.jspecify.annotations.NullMarked;
