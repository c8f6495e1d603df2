package ramscim.server.admin;

import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** Says to whoever looks at a page, in their language, what is not a message of the template's own. */
@Component("say")
public class Say {
    /** {@link Words}, or what is the same in every language; null stays what it is. */
    public @Nullable String of(@Nullable Object text) {
        return text instanceof Words words ? words.to(Audience.viewer()) : text == null ? null : text.toString();
    }

    /** {@code 5,000} */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Audience.viewer().locale()).format(number);
    }
}
