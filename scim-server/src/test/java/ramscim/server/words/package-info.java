@NullMarked
package ramscim.server.words;

import org.jspecify.annotations.NullMarked;
