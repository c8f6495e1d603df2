package ramscim.scim.search;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How deep the brackets of a filter are nested, and whether each has its counterpart; what stands in quotes does not
 * count.
 *
 * <p>The SDK's parser takes a value path that is never closed for complete.
 */
record FilterNesting(int depth, boolean balanced) {
    static FilterNesting of(String text) {
        Deque<Character> open = new ArrayDeque<>();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                open.push(c == '(' ? ')' : ']');
                depth = Math.max(depth, open.size());
            } else if (!quoted && (c == ')' || c == ']') && (open.isEmpty() || open.pop() != c)) {
                return new FilterNesting(depth, false);
            }
        }
        return new FilterNesting(depth, open.isEmpty() && !quoted);
    }
}
