@NullMarked
package ramscim.server.jwt;

import org.jspecify.annotations.NullMarked;
