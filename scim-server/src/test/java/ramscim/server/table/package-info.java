/** Tests of tables that spreadsheets read and write. */
@NullMarked
package ramscim.server.table;

import org.jspecify.annotations.NullMarked;
