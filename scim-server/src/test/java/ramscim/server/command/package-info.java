/** The command line as it is typed. */
@NullMarked
package ramscim.server.command;

import org.jspecify.annotations.NullMarked;
