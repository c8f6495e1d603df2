/**
 * What is done with the whole database by command: a backup, the move to PostgreSQL, the check of the record of
 * changes.
 */
@NullMarked
package ramscim.server.transfer;

import org.jspecify.annotations.NullMarked;
