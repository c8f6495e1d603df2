/** Copies of the whole database, by command: a backup, and the move to PostgreSQL. */
@NullMarked
package ramscim.server.transfer;

import org.jspecify.annotations.NullMarked;
