/** The command line: which words and options there are, and what a script reads of what a command came to. */
@NullMarked
package ramscim.server.command;

import org.jspecify.annotations.NullMarked;
