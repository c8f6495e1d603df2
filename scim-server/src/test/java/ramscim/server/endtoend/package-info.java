/** What a provider and an administrator see: a request on one side, RAM users and groups on the other. */
@NullMarked
package ramscim.server.endtoend;

import org.jspecify.annotations.NullMarked;
