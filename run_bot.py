"""Starts First Shift: `python run_bot.py --help` lists the commands."""

from bot.commands import main

if __name__ == "__main__":
    main()
