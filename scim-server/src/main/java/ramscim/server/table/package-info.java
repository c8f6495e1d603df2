/** Tables for spreadsheets, and from them. */
@NullMarked
package ramscim.server.table;

import org.jspecify.annotations.NullMarked;
