package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.resource.Attributes;
import ramscim.core.work.IntentDriver;

/** That somebody who follows a change from the worker that carries it out to RAM passes few rooms, and none that only passes it on. */
class WayToThePortTest {
    private static final int MOST = 12;

    /** What is taken away is tried whatever becomes of the rest. */
    private static final int EACH_ON_ITS_OWN = 1;

    private final EngineFixture fixture = new EngineFixture();
    private final List<String> way = new ArrayList<>();

    @Test
    void create_user_isAShortWay() {
        watch(CreateUser.class);

        fixture.createUser("alice");

        assertThat(way).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void update_userIsDisabled_isAShortWay() {
        ConfirmedResource alice = fixture.withLogon("alice");
        watch(UpdateLoginProfile.class);

        fixture.update(alice, Attributes.inactiveUser("alice"));

        assertThat(way).isNotEmpty().hasSizeLessThanOrEqualTo(MOST + EACH_ON_ITS_OWN);
    }

    private void watch(Class<? extends RamCall<?>> kind) {
        fixture.watch(call -> {
            if (kind.isInstance(call)) {
                way.addAll(toHere());
            }
        });
    }

    /** From the port back to where the worker takes the change, without what stands around RAM. */
    private static List<String> toHere() {
        Predicate<Class<?>> outside = type -> !type.getName().startsWith("ramscim.core.")
                || RamDirectory.class.isAssignableFrom(type)
                || type.getNestHost() == WayToThePortTest.class
                || type.getNestHost() == EngineFixture.class;
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> {
                    List<String> way = new ArrayList<>();
                    for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
                        if (!outside.test(frame.getDeclaringClass())) {
                            way.add(frame.getDeclaringClass().getSimpleName() + "." + frame.getMethodName());
                        }
                        if (frame.getDeclaringClass() == IntentDriver.class
                                && frame.getMethodName().equals("runNext")) {
                            break;
                        }
                    }
                    return way;
                });
    }
}
