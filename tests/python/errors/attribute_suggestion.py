# Uncaught AttributeError with a suggestion.
class Robot:
    def __init__(self):
        self.battery = 70


robot = Robot()
robot.batery
