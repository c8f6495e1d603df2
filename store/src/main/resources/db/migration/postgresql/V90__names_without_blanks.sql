-- Names are found without the blanks around them, as they are told apart.
update resource set user_name = trim(user_name) where user_name <> trim(user_name);
update resource set display_name = trim(display_name) where display_name <> trim(display_name);
