package ramscim.server.doctor;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import ramscim.server.admin.DashboardPage;

/** The doctor's table, which the page of the settings shows when somebody asks for it. */
@DashboardPage
final class DoctorPages {
    private final Doctor doctor;

    DoctorPages(Doctor doctor) {
        this.doctor = doctor;
    }

    @GetMapping("/admin/settings/doctor")
    String examine(Model model) {
        model.addAttribute("results", doctor.examine());
        return "admin/doctor";
    }
}
