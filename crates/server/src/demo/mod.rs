//! The demo: *Mantelzorg in Westerkwartier*, every stage produced by commands.
