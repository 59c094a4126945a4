"""Runs a command in a terminal of so many columns, and prints what the terminal gets: terminal.py COLUMNS COMMAND…"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

columns = int(sys.argv[1])
master, terminal = pty.openpty()
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
child = subprocess.Popen(sys.argv[2:], stdin=terminal, stdout=terminal, stderr=terminal)
os.close(terminal)
while True:
    try:
        data = os.read(master, 65536)
    except OSError:
        break
    if not data:
        break
    sys.stdout.buffer.write(data.replace(b"\r\n", b"\n"))
sys.exit(child.wait())
