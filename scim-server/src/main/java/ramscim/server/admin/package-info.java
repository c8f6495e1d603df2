/**
 * The dashboard's shell: who may sign in, what every page has in common, and what is shown when something goes wrong.
 */
@NullMarked
package ramscim.server.admin;

import org.jspecify.annotations.NullMarked;
